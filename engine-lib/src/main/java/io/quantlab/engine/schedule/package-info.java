/// Splitting a parent order over time: Almgren-Chriss schedules, equal and volume-weighted slices,
/// a share of the volume; whole lots by largest remainders (engine contract F-82).
///
/// Pure arithmetic: knows no market, no order and no clock. Open [AlmgrenChriss] first.
package io.quantlab.engine.schedule;
