/**
 * Makes `src/api/schema.ts` from the server's OpenAPI document on the standard input:
 * `manage.py spectacular --format openapi-json | node scripts/apiTypes.ts`. With `--check` it writes nothing and fails
 * where the file is not what it would be.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";

import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";

const FILE = join(import.meta.dirname, "..", "src", "api", "schema.ts");
const NOTE = "/** Made from the server's OpenAPI document by scripts/apiTypes.ts: `make api-types`. */\n\n";

const document = JSON.parse(await text(process.stdin)) as OpenAPI3;
const made = NOTE + astToString(await openapiTS(document, { alphabetize: true, defaultNonNullable: false }));
if (!process.argv.includes("--check")) await writeFile(FILE, made);
else if ((await readFile(FILE, "utf8")) !== made) {
  process.stderr.write("src/api/schema.ts is not what the server's OpenAPI document says: make api-types\n");
  process.exitCode = 1;
}
