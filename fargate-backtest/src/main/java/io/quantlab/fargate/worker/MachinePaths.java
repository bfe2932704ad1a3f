package io.quantlab.fargate.worker;

import java.nio.file.Path;

/// Sentences for users name no folder of this machine.
///
/// @param scratch of the worker
/// @param folder of the job, below it
record MachinePaths(Path scratch, Path folder) {
  String without(String sentence) {
    return sentence.replace(folder.toString(), "").replace(scratch.toString(), "").strip();
  }
}
