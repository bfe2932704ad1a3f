/// The one table of routes and the bodies of their requests and answers.
///
/// What is not listed here does not exist: gateway, OpenAPI, permissions and the isolation tests
/// are made from it. Open [Routes] first.
package io.quantlab.platform.route;
