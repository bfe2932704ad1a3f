/// From the checked tree to the plan: names to slots, calls with state lifted to where they advance
/// once per step, fuel counted before anything is made simpler (wick.md 5 and 12.2).
///
/// Open [Planner] first.
package io.quantlab.dsl.planner;
