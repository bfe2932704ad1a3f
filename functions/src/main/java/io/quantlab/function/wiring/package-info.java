/// How the functions are put together: Dagger components, one for each function.
///
/// Open [ApiComponent] first.
package io.quantlab.function.wiring;
