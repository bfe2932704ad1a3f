/// Does the jobs of the service: backtests and imports, from a document to objects and rows.
///
/// The same main on a laptop and in the cloud. Open [Worker] first.
package io.quantlab.fargate.worker;
