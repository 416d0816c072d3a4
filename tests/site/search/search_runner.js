/* Runs search-*.js without a browser on the site in argv: a JSON list of requests a line, answers a line. */
"use strict";
const fs = require("fs");
const path = require("path");
const vm = require("vm");

const folder = process.argv[2];
const page = {
  console: console,
  atob: atob,
  document: {
    createElement: () => ({ remove: () => {} }),
    head: {
      appendChild: (script) => {
        try {
          run(path.join(folder, script.src));
        } catch (error) {
          if (error.code !== "ENOENT") { throw error; }
          script.onerror();
          return;
        }
        script.onload();
      }
    }
  }
};
vm.createContext(page);

function run(file) { vm.runInContext(fs.readFileSync(file, "utf8"), page, { filename: file }); }

const scripts = path.join(__dirname, "../../../templates/assets/js/search");
for (const name of fs.readdirSync(scripts).sort()) {
  if (!name.includes("page")) { run(path.join(scripts, name)); }
}
const repeated = path.join(__dirname, "../../../luutru/site/search/repeated.txt");
page.luutru.repeated = fs.readFileSync(repeated, "utf8").split(/\s/);
run(path.join(__dirname, "search_answers.js"));
require("readline").createInterface({ input: process.stdin }).on("line", (line) => {
  page.answer(JSON.parse(line)).then((answers) => { process.stdout.write(`${JSON.stringify(answers)}\n`); });
});
