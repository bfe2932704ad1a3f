/// `quantlab wick`: commands on scripts: what is wrong with them, and their one format.
///
/// Talks to people only; reading and checking is done by `dsl.parser` and `dsl.check`. Open
/// [WickCommand] first.
package io.quantlab.fargate.cli.wick;
