/// What a run leaves behind: result tables, metrics by name, the tear sheet, the comparison of
/// runs.
///
/// Everything here is computed after or beside the run from plain numbers; nothing here feeds back
/// into a decision. Writers take an `Appendable`, readers a `Reader`: this package opens no file.
/// It knows no kernel and no strategy. Open [Table] first, then [Metrics], then [TearSheet].
package io.quantlab.engine.analysis;
