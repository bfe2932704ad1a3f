// Starts `quantlab lsp` and hands every .wick file to it; `quantlab dap` debugs. All knowledge of the language is in them.
const { debug, DebugAdapterExecutable, window, workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = async (context) => {
  const settings = () => workspace.getConfiguration("wick");
  const command = () => settings().get("command");
  context.subscriptions.push(
    debug.registerDebugAdapterDescriptorFactory("wick", {
      createDebugAdapterDescriptor: () => new DebugAdapterExecutable(command(), ["dap"]),
    }),
    debug.registerDebugConfigurationProvider("wick", {
      // F5 without a launch.json: the script at hand on the data of the settings.
      resolveDebugConfiguration: (folder, asked) => ({
        type: "wick",
        request: "launch",
        name: "Wick",
        program: window.activeTextEditor?.document.fileName,
        data: settings().get("data"),
        args: settings().get("args"),
        ...asked,
      }),
    }),
  );
  const data = settings().get("data");
  client = new LanguageClient(
    "wick",
    "Wick",
    { command: command(), args: ["lsp"] },
    {
      documentSelector: [{ language: "wick" }],
      initializationOptions: data.length > 0 ? { data, args: settings().get("args") } : {},
    },
  );
  await client.start();
};

exports.deactivate = () => client && client.stop();
