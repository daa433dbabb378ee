"""Events of files, read and checked at constant memory."""
