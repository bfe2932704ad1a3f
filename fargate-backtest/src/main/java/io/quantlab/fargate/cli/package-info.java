/// The command line: one `main`, one list of commands, one place that turns a failure into a
/// sentence.
///
/// Knows how to talk to a person (options, exit codes, colors, progress) and leaves the work to the
/// engine and the other packages of this module. Open [Main] first, then [Commands].
package io.quantlab.fargate.cli;
