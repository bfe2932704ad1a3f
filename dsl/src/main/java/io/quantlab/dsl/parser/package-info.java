/// Text to tree, with one message per mistake.
///
/// Open [WickReader] first. [TextCheck] looks at the bare text, ANTLR's parser of `Wick.g4` at the
/// tokens; [StatementRecovery] keeps it going after a mistake, [Complaint] finds the words for it,
/// and [TreeBuilder] turns the parse tree into the tree of `dsl.syntax`, applying what a grammar
/// cannot say. The package knows nothing of names, types or built-ins. It alone sees ANTLR.
package io.quantlab.dsl.parser;
