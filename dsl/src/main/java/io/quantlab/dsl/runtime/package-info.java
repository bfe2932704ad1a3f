/// Values that are no numbers, and the functions of the library on them, for both back ends.
///
/// Collections are values: a change copies what something else can see ([Sharable]). Open
/// [ArrayValue] first, then [Routines], which finds the method of a catalogue entry. The package
/// knows the state of a script but not how its plan is run.
package io.quantlab.dsl.runtime;
