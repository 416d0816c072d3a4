// Prints what html-validate (.htmlvalidate.json) finds in HTML files and those below folders, as JSON.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";

const config = JSON.parse(readFileSync(new URL("../../.htmlvalidate.json", import.meta.url), "utf8"));
const judge = new HtmlValidate(new FileSystemConfigLoader(config));
const found = [];
const pagesOf = (place) => (statSync(place).isFile() ? [place]
  : readdirSync(place, { recursive: true }).sort().map((name) => join(place, name)))
  .filter((path) => path.endsWith(".html"));
for (const place of process.argv.slice(2)) {
  const pages = pagesOf(place);
  if (!pages.length) { throw new Error(`no HTML at ${place}`); }
  for (const path of pages) {
    const { results } = await judge.validateFile(path);
    for (const { ruleId, message, line } of results.flatMap((result) => result.messages)) {
      found.push(`${path}:${line}: ${ruleId}: ${message}`);
    }
  }
}
console.log(JSON.stringify(found));
