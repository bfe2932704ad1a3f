package io.quantlab.dsl.plan;

import io.quantlab.engine.indicator.Indicator;

/// All a script keeps between events, and the copy an event works on.
///
/// An event reads and writes the working copy. [#commit] makes it what counts and moves the history
/// of the event's clock on by one step; [#rollback] forgets it. A back end holds nothing of its own
/// between two events.
public final class State {
  /// Live memory of scripts that trade (wick.md 12.2).
  public static final long MEMORY_MAX = 64L << 20;

  private final Plan plan;
  private final Slots slots;
  private final double[] doubles;
  private final long[] longs;
  private final Object[] refs;
  private final Histories histories;
  private final Kernels kernels;
  private final Meter meter;
  private final Frames frames = new Frames();
  private final Outbox outbox = new Outbox();
  private final long[] symbols;
  private final Plan.Place[] parameters;
  private World world = World.NONE;
  private Program program;
  private int entry;
  private long stamp = 1;

  public State(Plan plan) {
    this(plan, MEMORY_MAX);
  }

  /// @param memoryMax bytes the script's values may take
  public State(Plan plan, long memoryMax) {
    this.plan = plan;
    this.slots = new Slots(plan);
    this.doubles = slots.doubles;
    this.longs = slots.longs;
    this.refs = slots.refs;
    this.histories = new Histories(plan);
    this.kernels = new Kernels(plan.cells());
    this.meter = new Meter(memoryMax);
    this.symbols = new long[plan.symbols().size()];
    this.parameters =
        plan.entries().stream()
            .map(entry -> entry.parameter().orElse(null))
            .toArray(Plan.Place[]::new);
  }

  /// Says that nothing runs after a rollback: there are no previews, and an error halts the script.
  /// Indicators need no copies to go back to then, which makes a step cheaper.
  public void withoutPreviews() {
    kernels.goOnlyForward();
  }

  /// Says that nobody looks at values after an error, beside [#withoutPreviews]: collections and
  /// streaming objects change where they are, and no event copies what the one before left.
  public void inPlace() {
    slots.inPlace(!plan.risk().isEmpty());
    histories.share();
  }

  /// Says that nobody hears of plots: their values are computed and forgotten.
  public void withoutPlots() {
    outbox.dropPlots();
  }

  /// Ends events that take longer than their time on a clock, see [Backstop].
  public void watch(Backstop backstop) {
    meter.setBackstop(backstop);
  }

  /// Ends an event that took too long, before it is committed.
  ///
  /// @throws Overdue
  public void testTime() {
    meter.testTime();
  }

  /// Connects the script with its host and finds the symbols its text names.
  public void bind(World host) {
    world = host;
    for (int i = 0; i < symbols.length; i++) {
      Plan.Named name = plan.symbols().get(i);
      symbols[i] = host.symbol(name.name(), name.site());
    }
  }

  public Plan plan() {
    return plan;
  }

  /// What the script can ask of the outside.
  public World world() {
    return world;
  }

  /// Begins an event: sets its fuel and empties the outbox.
  ///
  /// @param running what runs it, for routines that call lambdas
  /// @param entry number in [Plan#entries]
  public void begin(Program running, int entry, Event event, long fuel) {
    program = running;
    this.entry = entry;
    stamp++;
    meter.begin(fuel);
    kernels.begin();
    frames.clear();
    outbox.begin();
    Plan.Place place = parameters[entry];
    if (place != null) {
      if (place.family() == Plan.Family.LONG) {
        longs[place.slot()] = event.token();
      } else if (refs[place.slot()] != event.value()) { // hosts use one object again and again
        refs[place.slot()] = event.value();
      }
    }
  }

  /// Keeps what the event did; the step of its clock is over.
  public void commit() {
    boolean moves = histories.moveOn(entry);
    if (slots.isCopied()) {
      program.keep(this, entry);
    } else if (moves) {
      program.remember(this, entry);
    }
    kernels.commit();
    if (refs.length > 0) {
      meter.commit(slots.keepRefs() + kernels.bytes() + histories.bytes());
    }
    outbox.commit();
    stamp++;
  }

  /// Copies the working copy's numbers to what is committed, and moves on the history of the
  /// entry's clock.
  public void keepAll(int entry) {
    slots.keepNumbers();
    rememberAll(entry);
  }

  /// Moves on the histories of an entry's clock.
  public void rememberAll(int entry) {
    histories.commit(entry, doubles, longs, refs);
  }

  /// Logical size of a value in bytes (wick.md 12.3); scalars lie in their slots.
  public static long bytesOf(Object value) {
    if (value instanceof String text) {
      return 24 + 2L * text.length();
    }
    return value instanceof Value composed ? composed.bytes() : 0;
  }

  /// Forgets what the event did.
  public void rollback() {
    slots.rollback();
    kernels.rollback();
    outbox.begin();
    stamp++;
  }

  /// Forgets what a preview of the unfinished bar did, but for what `live var`s hold.
  public void endPreview() {
    for (Plan.Place place : plan.live()) {
      slots.keep(place);
    }
    rollback();
  }

  /// Number of the event: values made in it carry it, see [Value].
  public long stamp() {
    return stamp;
  }

  /// True when the kernel of a cell exists.
  public boolean isMade(int cell) {
    return kernels.isMade(cell);
  }

  /// Makes the kernel of a cell.
  public void make(int cell, double[] arguments, int site) {
    kernels.make(cell, arguments, site);
  }

  /// Sets an input of an indicator for its next step.
  public void setInput(int cell, int input, double value) {
    kernels.setInput(cell, input, value);
  }

  /// Lets an indicator take its next step, with the inputs set before.
  public void advance(int cell) {
    kernels.step(cell);
  }

  /// An output of an indicator as of its last step.
  public double output(int cell, int output) {
    return kernels.output(cell, output);
  }

  public double doubleAt(int slot) {
    return doubles[slot];
  }

  public void setDouble(int slot, double value) {
    doubles[slot] = value;
  }

  public long longAt(int slot) {
    return longs[slot];
  }

  public void setLong(int slot, long value) {
    longs[slot] = value;
  }

  public Object refAt(int slot) {
    return refs[slot];
  }

  public void setRef(int slot, Object value) {
    refs[slot] = value;
  }

  /// What a slot holds, for a change in place: a copy when something else sees it.
  public Object ownedRef(int slot) {
    return slots.owned(slot, stamp);
  }

  /// The value a slot had at the last commit.
  public double committedDouble(int slot) {
    return slots.isCopied() ? slots.keptDoubles[slot] : doubles[slot];
  }

  public long committedLong(int slot) {
    return slots.isCopied() ? slots.keptLongs[slot] : longs[slot];
  }

  public Object committedRef(int slot) {
    return slots.isCopied() ? slots.keptRef(slot) : refs[slot];
  }

  /// True when there was a step so many steps before this one; 0 is this one.
  public boolean hasHistory(int ring, int offset) {
    return offset == 0 || histories.of(ring).has(offset);
  }

  /// The value of a step before this one, as raw bits for a double.
  public long history(int ring, int offset) {
    return histories.of(ring).at(offset);
  }

  /// The working copy's floats, for a back end that addresses them itself. Always the same array.
  public double[] doubles() {
    return doubles;
  }

  /// The working copy's ints and truth values. Always the same array.
  public long[] longs() {
    return longs;
  }

  /// The working copy's references. Always the same array.
  public Object[] refs() {
    return refs;
  }

  /// The committed floats, for a back end that keeps them itself. Always the same array.
  public double[] keptDoubles() {
    return slots.keptDoubles;
  }

  /// The committed ints and truth values. Always the same array.
  public long[] keptLongs() {
    return slots.keptLongs;
  }

  /// The indicator of a cell, for a step that is taken without [#advance]; `null` until it is made.
  public Indicator stepped(int cell) {
    return kernels.stepped(cell);
  }

  /// The indicator of a cell; `null` until it is made. Always the same object then.
  public Indicator kernel(int cell) {
    return kernels.kernel(cell);
  }

  /// The float of a slot so many steps ago, 0 for this step; `na` before the first step.
  public double doubleAgo(int ring, int slot, int offset) {
    return offset == 0 ? doubles[slot] : doubleBefore(ring, offset);
  }

  /// The float so many steps before this one, 1 or more; `na` before the first step.
  public double doubleBefore(int ring, int offset) {
    return histories.of(ring).doubleAt(offset);
  }

  /// Adds the number of a step that is over to a history, for a back end that keeps them itself.
  public void remember(int ring, double value) {
    histories.of(ring).add(value);
  }

  /// Adds the int or truth value of a step that is over.
  public void remember(int ring, long value) {
    histories.of(ring).add(value);
  }

  /// Adds the reference of a step that is over.
  public void remember(int ring, Object value) {
    histories.of(ring).add(value);
  }

  /// The int of a slot so many steps ago, 0 for this step; 0 before the first step.
  public long longAgo(int ring, int slot, int offset) {
    if (offset == 0) {
      return longs[slot];
    }
    History history = histories.of(ring);
    return history.has(offset) ? history.at(offset) : 0;
  }

  /// The reference of a slot so many steps ago, 0 for this step; none before the first step.
  public Object refAgo(int ring, int slot, int offset) {
    if (offset == 0) {
      return refs[slot];
    }
    History history = histories.of(ring);
    return history.has(offset) ? history.refAt(offset) : null;
  }

  /// Fuel that is left; below 0 the event ends at the next test.
  public long fuel() {
    return meter.fuel();
  }

  /// Takes back the counter from a back end that kept it.
  public void setFuel(long left) {
    meter.setFuel(left);
  }

  /// The reference of a step before this one.
  public Object refHistory(int ring, int offset) {
    return histories.of(ring).refAt(offset);
  }

  public void takeFuel(long amount) {
    meter.take(amount);
  }

  /// Fuel the event has used so far.
  public long usedFuel() {
    return meter.used();
  }

  /// Ends the event when the fuel is gone.
  public void testFuel(int site) {
    meter.test(site);
  }

  /// Takes fuel for something whose cost depends on a size, and ends the event when it is gone.
  public void pay(long amount, int site) {
    meter.take(amount);
    meter.test(site);
  }

  /// Counts memory; ends the event when it is too much.
  public void allocate(long bytes, int site) {
    meter.allocate(bytes, site);
  }

  /// Enters a function of the script. Its own slots are put aside when it recurs.
  public void enter(int function, int site) {
    meter.enter(site);
    Plan.Frame frame = plan.functions().get(function).frame();
    if (!frame.isEmpty()) {
      frames.save(frame, doubles, longs, refs);
    }
  }

  /// Site of the call the event entered last.
  public int deepestCall() {
    return meter.lastCall();
  }

  /// Leaves a function of the script.
  public void leave(int function) {
    meter.leave();
    Plan.Frame frame = plan.functions().get(function).frame();
    if (!frame.isEmpty()) {
      frames.restore(frame, doubles, longs, refs);
    }
  }

  /// What runs the event, for routines that call lambdas.
  public Program program() {
    return program;
  }

  /// Token of a symbol the text names.
  public long symbol(int index) {
    return symbols[index];
  }

  public Outbox outbox() {
    return outbox;
  }

  /// Puts a call into the outbox.
  ///
  /// @return the handle the host gives it
  public Object request(Outside outside, Object[] arguments) {
    return world.handle(outbox.add(outside, arguments));
  }
}
