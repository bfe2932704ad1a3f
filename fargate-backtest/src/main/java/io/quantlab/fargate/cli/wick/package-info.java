/// Commands on scripts: what is wrong with them, their one format, the reference of what they may
/// use, and the server behind editors.
///
/// Talks to people only; reading, checking and describing is done by `dsl`, the protocol of editors
/// by `language`. Open [CheckCommand] first.
package io.quantlab.fargate.cli.wick;
