package io.quantlab.dsl.compiler;

import static io.quantlab.dsl.compiler.Descriptors.OBJECTS;
import static io.quantlab.dsl.compiler.Descriptors.SCRIPT;
import static io.quantlab.dsl.compiler.Descriptors.STATE;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/// One generated method: its locals, its fuel, its way out.
///
/// Fuel lies in a local. It goes back to the state before a call of what counts fuel itself and
/// comes from there after it; when a trap flies, the handler that covers all the rest of the method
/// puts it back. So the state has the right count whenever somebody else looks.
final class MethodWriter {
  private static final int THIS_LOCAL = 0;
  private static final int STATE_LOCAL = 1;
  private static final int DOUBLES_LOCAL = 2;
  private static final int LONGS_LOCAL = 3;
  private static final int REFS_LOCAL = 4;
  private static final int FUEL_LOCAL = 5;
  private static final int FREE_LOCAL = 7;

  /// Where `break` and `continue` go.
  ///
  /// Either is `null` where the caller of the method goes on from there.
  record Turn(Label leave, Label next) {}

  private record Range(Label from, Label to) {}

  final CodeBuilder code;
  private final ClassWriter owner;
  private final List<Range> guarded = new ArrayList<>();
  private Label guardedFrom;
  private int nextLocal = FREE_LOCAL;
  private Turn turn;
  private Label exit;

  /// @param given whether the method takes an array of objects behind the state; it is moved to the
  ///   first free local
  MethodWriter(ClassWriter owner, CodeBuilder code, boolean given) {
    this.owner = owner;
    this.code = code;
    if (given) {
      code.aload(DOUBLES_LOCAL).astore(nextLocal);
      nextLocal += 2;
    }
    fetch("doubles", Descriptors.DOUBLES, DOUBLES_LOCAL);
    fetch("longs", Descriptors.LONGS, LONGS_LOCAL);
    fetch("refs", OBJECTS, REFS_LOCAL);
    fetchFuel();
    guardedFrom = code.newBoundLabel();
  }

  private void fetch(String name, ClassDesc type, int local) {
    code.aload(STATE_LOCAL).invokevirtual(STATE, name, MethodTypeDesc.of(type)).astore(local);
  }

  ClassWriter owner() {
    return owner;
  }

  Sizes sizes() {
    return owner.sizes();
  }

  /// Ends the method behind its last return.
  void finish() {
    guarded.add(new Range(guardedFrom, code.newBoundLabel()));
    Label handler = code.newBoundLabel();
    storeFuel();
    code.athrow();
    for (Range range : guarded) {
      code.exceptionCatch(range.from(), range.to(), handler, Descriptors.TRAP);
    }
  }

  void loadState() {
    code.aload(STATE_LOCAL);
  }

  /// The array of objects the method was given.
  void loadGiven() {
    code.aload(FREE_LOCAL);
  }

  /// One of the objects that cannot be written as constants of a class.
  void loadConstant(Object value, ClassDesc type) {
    code.aload(THIS_LOCAL)
        .getfield(SCRIPT, ClassWriter.CONSTANTS, OBJECTS)
        .loadConstant(owner.constant(value))
        .aaload()
        .checkcast(type);
  }

  void loadDouble(int slot) {
    code.aload(DOUBLES_LOCAL).loadConstant(slot).daload();
  }

  void loadLong(int slot) {
    code.aload(LONGS_LOCAL).loadConstant(slot).laload();
  }

  void loadRef(int slot) {
    code.aload(REFS_LOCAL).loadConstant(slot).aaload();
  }

  /// Stores what `value` leaves on the stack.
  void storeDouble(int slot, Runnable value) {
    code.aload(DOUBLES_LOCAL).loadConstant(slot);
    value.run();
    code.dastore();
  }

  void storeLong(int slot, Runnable value) {
    code.aload(LONGS_LOCAL).loadConstant(slot);
    value.run();
    code.lastore();
  }

  void storeRef(int slot, Runnable value) {
    code.aload(REFS_LOCAL).loadConstant(slot);
    value.run();
    code.aastore();
  }

  void takeFuel(int fuel) {
    if (!owner.counts()) {
      return;
    }
    code.lload(FUEL_LOCAL).loadConstant((long) fuel).lsub().lstore(FUEL_LOCAL);
  }

  void loadFuel() {
    code.lload(FUEL_LOCAL);
  }

  void setFuelFromStack() {
    code.lstore(FUEL_LOCAL);
  }

  /// Ends the event when the fuel is gone.
  void testFuel(int site) {
    if (!owner.counts()) {
      return;
    }
    Label enough = code.newLabel();
    code.lload(FUEL_LOCAL).lconst_0().lcmp().ifge(enough);
    storeFuel();
    code.aload(STATE_LOCAL)
        .loadConstant(site)
        .invokevirtual(STATE, "testFuel", MethodTypeDesc.of(CD_void, CD_int));
    fetchFuel();
    code.labelBinding(enough);
  }

  void storeFuel() {
    code.aload(STATE_LOCAL)
        .lload(FUEL_LOCAL)
        .invokevirtual(STATE, "setFuel", MethodTypeDesc.of(CD_void, CD_long));
  }

  private void fetchFuel() {
    code.aload(STATE_LOCAL)
        .invokevirtual(STATE, "fuel", MethodTypeDesc.of(CD_long))
        .lstore(FUEL_LOCAL);
  }

  /// Calls something that keeps the fuel itself while it runs; its arguments are on the stack.
  void callFueled(Runnable call) {
    storeFuel();
    guarded.add(new Range(guardedFrom, code.newBoundLabel()));
    call.run();
    guardedFrom = code.newBoundLabel();
    fetchFuel();
  }

  /// Calls another generated method.
  void callPart(String name, ClassDesc result) {
    code.aload(THIS_LOCAL).aload(STATE_LOCAL);
    callFueled(() -> code.invokevirtual(SCRIPT, name, MethodTypeDesc.of(result, STATE)));
  }

  /// Calls another generated method that fills the array on the stack.
  void callFiller(String name) {
    int array = longLocal();
    code.astore(array).aload(THIS_LOCAL).aload(STATE_LOCAL).aload(array);
    callFueled(() -> code.invokevirtual(SCRIPT, name, MethodTypeDesc.of(CD_int, STATE, OBJECTS)));
    code.pop();
    release(array);
  }

  /// Ends what the handler of the method covers, and begins what another covers.
  Label unguard() {
    Label here = code.newBoundLabel();
    guarded.add(new Range(guardedFrom, here));
    return here;
  }

  /// Ends what another handler covers, and begins what that of the method covers.
  void guard(Label from, Label handler) {
    guardedFrom = code.newBoundLabel();
    code.exceptionCatch(from, guardedFrom, handler, Descriptors.TRAP);
  }

  /// A free local of two cells, until [#release].
  int longLocal() {
    nextLocal += 2;
    return nextLocal - 2;
  }

  /// Frees a local and all taken after it.
  void release(int local) {
    nextLocal = local;
  }

  /// Where `break` and `continue` go; `null` when the loop is in a calling method.
  Turn turn() {
    return turn;
  }

  /// Where `return` goes; `null` when it leaves the method.
  Label exit() {
    return exit;
  }

  /// Writes the body of a loop.
  void inTurn(Turn inner, Runnable body) {
    Turn outer = turn;
    turn = inner;
    body.run();
    turn = outer;
  }

  /// Writes a body that `return` leaves.
  void withExit(Label inner, Runnable body) {
    Label outer = exit;
    exit = inner;
    body.run();
    exit = outer;
  }
}
