/// The functions as the cloud gets and runs them: their packages, and processes of the real runtime
/// client against a Runtime API of our own.
///
/// Holds no product logic. Open [RicFunctions] first.
package io.quantlab.local.lambda;
