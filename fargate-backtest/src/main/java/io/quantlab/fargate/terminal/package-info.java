/// What every command says and how it ends: the console, exit codes, failures in a sentence, the
/// nearest name, progress.
///
/// Knows no command. Open [Console], then [Failure].
package io.quantlab.fargate.terminal;
