/// Cost models in words: the one text form of slippage, fees, margin, accruals and impact, and the
/// dated files they name (engine contract sections 4.6 to 4.9).
///
/// Turns text into the models of `execution` and `portfolio`; knows no order, no account and no
/// run. Files are opened by the caller through [io.quantlab.engine.data.NamedRows]. Open [CostText]
/// first.
package io.quantlab.engine.cost;
