package io.quantlab.dsl.compiler;

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

/// One generated method, `static X part(State)`: its locals, its fuel, its way out.
///
/// Fuel lies in a local. It goes back to the state before a call of generated code and comes from
/// there after it; when a trap flies, the handler that covers all the rest of the method puts it
/// back. So the state has the right count whenever somebody else looks.
final class MethodWriter {
  private static final int STATE_LOCAL = 0;
  private static final int DOUBLES_LOCAL = 1;
  private static final int LONGS_LOCAL = 2;
  private static final int FUEL_LOCAL = 3;

  /// Where `break` and `continue` go; nothing when the loop is in a calling method.
  record Turn(Label leave, Label next) {}

  private record Range(Label from, Label to) {}

  final CodeBuilder code;
  private final ClassWriter owner;
  private final List<Range> guarded = new ArrayList<>();
  private Label guardedFrom;
  private int nextLocal = FUEL_LOCAL + 2;
  private Turn turn;

  MethodWriter(ClassWriter owner, CodeBuilder code) {
    this.owner = owner;
    this.code = code;
    code.aload(STATE_LOCAL)
        .invokevirtual(STATE, "doubles", MethodTypeDesc.of(Descriptors.DOUBLES))
        .astore(DOUBLES_LOCAL)
        .aload(STATE_LOCAL)
        .invokevirtual(STATE, "longs", MethodTypeDesc.of(Descriptors.LONGS))
        .astore(LONGS_LOCAL);
    fetchFuel();
    guardedFrom = code.newBoundLabel();
  }

  ClassWriter owner() {
    return owner;
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

  void loadDouble(int slot) {
    code.aload(DOUBLES_LOCAL).loadConstant(slot).daload();
  }

  void loadLong(int slot) {
    code.aload(LONGS_LOCAL).loadConstant(slot).laload();
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

  void takeFuel(int fuel) {
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
    Label enough = code.newLabel();
    code.lload(FUEL_LOCAL).lconst_0().lcmp().ifge(enough);
    storeFuel();
    code.aload(STATE_LOCAL)
        .loadConstant(site)
        .invokevirtual(STATE, "testFuel", MethodTypeDesc.of(CD_void, CD_int))
        .labelBinding(enough);
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

  /// Calls another generated method, which keeps the fuel itself while it runs.
  void callPart(String name, ClassDesc result) {
    storeFuel();
    guarded.add(new Range(guardedFrom, code.newBoundLabel()));
    code.aload(STATE_LOCAL)
        .invokestatic(Descriptors.SCRIPT, name, MethodTypeDesc.of(result, STATE));
    guardedFrom = code.newBoundLabel();
    fetchFuel();
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

  Turn turn() {
    return turn;
  }

  /// Writes the body of a loop.
  void inTurn(Turn inner, Runnable body) {
    Turn outer = turn;
    turn = inner;
    body.run();
    turn = outer;
  }
}
