package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.Command;
import java.util.Arrays;

/// Commands of the callback round at hand: rank-50 items of this instant (engine contract T-7). The
/// objects are reused.
final class CommandQueue {
  private Command[] commands = {new Command(), new Command(), new Command(), new Command()};
  private int size;

  /// The next command, to be filled by the caller.
  Command add() {
    if (size == commands.length) {
      commands = Arrays.copyOf(commands, size * 2);
      for (int i = size; i < commands.length; i++) {
        commands[i] = new Command();
      }
    }
    return commands[size++];
  }

  int size() {
    return size;
  }

  Command get(int index) {
    return commands[index];
  }

  /// Keeps a command by moving it to an earlier place; what stood there moves to its own.
  void move(int from, int to) {
    Command kept = commands[from];
    commands[from] = commands[to];
    commands[to] = kept;
  }

  /// Keeps the first `count` commands.
  void truncate(int count) {
    size = count;
  }

  void clear() {
    size = 0;
  }
}
