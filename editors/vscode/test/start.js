// The bundle loads where VS Code would load it, and hands over what VS Code calls. The editor itself is stood in for.

const assert = require("node:assert");
const Module = require("node:module");

// Any name of the editor's: a class that can be called, built, extended and asked for more names.
const anything = () =>
  new Proxy(class {}, {
    get: (target, name) => (name in target ? target[name] : anything()),
    apply: () => anything(),
  });

const load = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? anything() : load(name, ...rest));
const extension = require("../out/extension.js");

assert.strictEqual(typeof extension.activate, "function");
assert.strictEqual(typeof extension.deactivate, "function");
console.log("the extension loads");
