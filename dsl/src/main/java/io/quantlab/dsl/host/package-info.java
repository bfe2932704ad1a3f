/// A script as a strategy of the engine.
///
/// Open [ScriptStrategy] first: what the engine tells it, in which order. [ScriptRunner] runs the
/// entries of the plan as events and undoes those that fail, [Hearing] says which handler hears of
/// what, [Halt] what ends a script; [Clocks] makes bars of other timeframes and symbols;
/// [OrderCalls], [Trading] and [Dispatch] turn calls into orders; [ScriptWorld] answers what the
/// script asks. Who wants to see what it does gives a [ScriptListener]. The engine knows nothing of
/// scripts, and the package nothing of files and commands.
package io.quantlab.dsl.host;
