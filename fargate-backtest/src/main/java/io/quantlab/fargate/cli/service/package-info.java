/// The service from the command line: who is logged in there, and the token that says so.
///
/// Open [LoginCommand] first.
package io.quantlab.fargate.cli.service;
