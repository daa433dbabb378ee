"""OpenAPI documents: imported as canonical schemas, and compared with the schemas made of them."""
