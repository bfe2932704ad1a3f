// Starts `quantlab lsp` and hands every .wick file to it. All knowledge of the language is in the server.
const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = async () => {
  const command = workspace.getConfiguration("wick").get("command");
  client = new LanguageClient(
    "wick",
    "Wick",
    { command, args: ["lsp"] },
    { documentSelector: [{ language: "wick" }] },
  );
  await client.start();
};

exports.deactivate = () => client && client.stop();
