/// A debug session on a terminal: commands line by line, answers as aligned tables or as JSON
/// lines. It decides nothing about a run; open [io.quantlab.fargate.cli.debug.DebugTerminal] first.
package io.quantlab.fargate.cli.debug;
