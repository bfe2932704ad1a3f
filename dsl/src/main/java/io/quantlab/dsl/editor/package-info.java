/// What an editor asks of a script: diagnostics with fixes, completion, hover, signatures,
/// definitions, references, renaming, outline, folding, colors, hints.
///
/// Everything is a plain record over offsets of the text; how they travel to an editor is not known
/// here. Open [Document] first: one text, read and checked once, and all questions to it.
package io.quantlab.dsl.editor;
