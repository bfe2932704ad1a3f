/// One HTTP operation and what holds for all of them: routes, problems, limits, cursors, the
/// OpenAPI document.
///
/// Shared by the functions and by the containers; knows no server and no table. Open [Route] first.
package io.quantlab.platform.api;
