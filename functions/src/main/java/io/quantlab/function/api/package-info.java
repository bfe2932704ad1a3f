/// What users work on: scripts, data, backtests; and the platform's own pages.
///
/// Open [ScriptHandlers] first.
package io.quantlab.function.api;
