package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.Command;
import java.util.Arrays;

/// Commands of the callback round at hand: rank-50 items of this instant (engine contract T-7).
final class CommandQueue {
  private Command.Type[] types = new Command.Type[16];
  private int[] handles = new int[16];
  private long[] lots = new long[16];
  private long[] limits = new long[16];
  private long[] triggers = new long[16];
  private int size;

  void add(Command.Type type, int handle, long newLots, long newLimit, long newTrigger) {
    if (size == types.length) {
      types = Arrays.copyOf(types, size * 2);
      handles = Arrays.copyOf(handles, size * 2);
      lots = Arrays.copyOf(lots, size * 2);
      limits = Arrays.copyOf(limits, size * 2);
      triggers = Arrays.copyOf(triggers, size * 2);
    }
    types[size] = type;
    handles[size] = handle;
    lots[size] = newLots;
    limits[size] = newLimit;
    triggers[size] = newTrigger;
    size++;
  }

  int size() {
    return size;
  }

  Command.Type type(int index) {
    return types[index];
  }

  int handle(int index) {
    return handles[index];
  }

  long lots(int index) {
    return lots[index];
  }

  long limit(int index) {
    return limits[index];
  }

  long trigger(int index) {
    return triggers[index];
  }

  /// Copies a command to an earlier place.
  void move(int from, int to) {
    types[to] = types[from];
    handles[to] = handles[from];
    lots[to] = lots[from];
    limits[to] = limits[from];
    triggers[to] = triggers[from];
  }

  /// Keeps the first `count` commands.
  void truncate(int count) {
    size = count;
  }

  void clear() {
    size = 0;
  }
}
