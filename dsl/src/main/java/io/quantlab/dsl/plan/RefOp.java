package io.quantlab.dsl.plan;

import io.quantlab.dsl.library.Type;
import java.util.List;

/// Something that gives a reference: text, a collection, a record, a handle, an optional; `none` is
/// `null`. A whole number in a reference is a [Long], a float a [Double].
///
/// Values are never changed while two places can see them. The `Owned` operations give a value that
/// belongs to its place alone in this event, copying it when it does not, so that a routine may
/// change it in place (wick.md 4 and 12.3).
public sealed interface RefOp {
  record None() implements RefOp {}

  record Text(String text) implements RefOp {}

  record Slot(int slot) implements RefOp {}

  /// The value so many steps ago; none before the first step.
  record History(int ring, int slot, LongOp offset, int limit, int site) implements RefOp {}

  record BoxedLong(LongOp value) implements RefOp {}

  record BoxedDouble(DoubleOp value) implements RefOp {}

  record Choice(LongOp condition, RefOp yes, RefOp no) implements RefOp {}

  /// Another value where there is none.
  record Otherwise(RefOp value, RefOp other) implements RefOp {}

  /// Takes fuel when it is evaluated: an operand that may stay unread.
  record Charged(int fuel, RefOp value) implements RefOp {}

  /// Stores the value in a slot and gives it.
  record Tee(int slot, RefOp value) implements RefOp {}

  /// A function of the library.
  ///
  /// @param site of the call
  record Invoke(Routine routine, List<Operand> arguments, int site) implements RefOp {
    public Invoke {
      arguments = List.copyOf(arguments);
    }
  }

  /// A function of the script.
  ///
  /// @param function number in [Plan#functions]
  /// @param staging a slot for each argument, of its family, to wait in until all are evaluated:
  ///   evaluating one may call the function itself
  record Call(int function, List<Operand> arguments, List<Integer> staging, int site)
      implements RefOp {
    public Call {
      arguments = List.copyOf(arguments);
      staging = List.copyOf(staging);
    }
  }

  /// `[a, b]`.
  ///
  /// @param family of the elements, all of which are of it
  record MakeArray(Plan.Family family, List<Operand> elements, int site) implements RefOp {
    public MakeArray {
      elements = List.copyOf(elements);
    }
  }

  /// `["k": v]`: keys and values in turn.
  record MakeMap(List<RefOp> entries, int site) implements RefOp {
    public MakeMap {
      entries = List.copyOf(entries);
    }
  }

  record MakeRecord(List<RefOp> fields, int site) implements RefOp {
    public MakeRecord {
      fields = List.copyOf(fields);
    }
  }

  /// A copy of a record with other values in some fields.
  ///
  /// @param fields numbers of the fields that change
  record ChangedRecord(RefOp record, List<Integer> fields, List<RefOp> values, int site)
      implements RefOp {
    public ChangedRecord {
      fields = List.copyOf(fields);
      values = List.copyOf(values);
    }
  }

  /// An element of an array of references.
  ///
  /// @param site of the bracket; outside of the array is E2201
  record Element(RefOp array, LongOp index, int site) implements RefOp {}

  /// A field of a record, by its number.
  record Field(RefOp record, int field) implements RefOp {}

  /// A member of an engine value, by its number in the catalogue.
  record Member(RefOp target, int member) implements RefOp {}

  /// The value as text (wick.md 4), of the given type.
  ///
  /// @param site of the operator or call, where the text may become too long
  record ToText(Operand value, Type type, int site) implements RefOp {}

  /// Pieces joined: `"a{b}"`.
  record Joined(List<RefOp> pieces, int site) implements RefOp {
    public Joined {
      pieces = List.copyOf(pieces);
    }
  }

  /// A value a name, member or element holds already and a second place is going to hold.
  ///
  /// @param site where the memory is counted
  record Kept(RefOp value, int site) implements RefOp {}

  /// A value that a loop or a function looks at while its place may change.
  record Shared(RefOp value) implements RefOp {}

  /// What a slot holds, to be changed.
  record OwnedSlot(int slot) implements RefOp {}

  /// An element, to be changed.
  ///
  /// @param array one of the owned
  record OwnedElement(RefOp array, LongOp index, int site) implements RefOp {}

  /// The value of a key, to be changed; none without the key.
  ///
  /// @param map one of the owned
  record OwnedEntry(RefOp map, RefOp key) implements RefOp {}

  /// A field, to be changed.
  ///
  /// @param record one of the owned
  record OwnedField(RefOp record, int field) implements RefOp {}

  /// What the world outside of the script is asked for.
  record Ask(World.Root root) implements RefOp {}

  /// Something for the outbox that gives a handle: an order.
  record Request(Outside outside, List<Operand> arguments) implements RefOp {
    public Request {
      arguments = List.copyOf(arguments);
    }
  }
}
