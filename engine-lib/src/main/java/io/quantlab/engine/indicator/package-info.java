/// The shape of the indicator kernels: one pass, a step in, the newest values out, no allocation
/// after the constructor. The kernels stand in the packages below, by family; `catalog` lists all.
///
/// Definitions, warm-up and the treatment of `NaN` ("na") are those of wick.md section 17. Every
/// kernel has an `update` that takes the next step and returns the newest value, `value()` which
/// repeats it, `warmUp()`, the number of steps to the first value on a series without `NaN`, and
/// `ready()`, which turns true with the first value and stays so. Before that the value is `NaN`.
/// Values keep the scale of their definition.
///
/// The way a kernel meets a `NaN` step is named in its comment: *carry* repeats the result before,
/// *freeze* gives `NaN` and keeps the state, *ignore* spends the step without a value, *history*
/// gives `NaN` as long as a used value is `NaN`, *fill* puts the value before in its place. Kernels
/// made of others pass `NaN` on as their formula says.
///
/// Knows no bars, no time and no instruments. Open [Indicator] first, then
/// [io.quantlab.engine.indicator.average.Ema].
package io.quantlab.engine.indicator;
