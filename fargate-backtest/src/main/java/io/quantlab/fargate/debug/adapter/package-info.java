/// A debug session for editors: the Debug Adapter Protocol over a pair of streams.
///
/// Source: [Debug Adapter Protocol](https://microsoft.github.io/debug-adapter-protocol/). Open
/// [io.quantlab.fargate.debug.adapter.DebugAdapter] first.
package io.quantlab.fargate.debug.adapter;
