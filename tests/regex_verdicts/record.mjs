// Records what ECMA-262 says of patterns and texts: node record.mjs < cases > verdicts.jsonl
// A case is a line [pattern, [text, …]]; a line of the result is [pattern, {text: verdict, …}],
// or [pattern, null] for what is no regular expression in Unicode mode.
// A line of verdicts is a case too, so that the file can be recorded anew from itself.
import { readFileSync } from "node:fs";

for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const [pattern, texts] = JSON.parse(line);
  const list = Array.isArray(texts) ? texts : Object.keys(texts ?? {});
  let verdicts = null;
  try {
    const expression = new RegExp(pattern, "u");
    verdicts = Object.fromEntries(list.map((text) => [text, expression.test(text)]));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  console.log(JSON.stringify([pattern, verdicts]));
}
