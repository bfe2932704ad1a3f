package io.quantlab.dsl.parser;

import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.ParserATNSimulator;

/// ANTLR's prediction, failing at the token where no way goes on.
///
/// The usual one falls back to a way that at least ends the current rule, and so reports a mistake
/// at a token before it: in `plot(close 3)` the bracket.
final class ExactPrediction extends ParserATNSimulator {
  ExactPrediction(WickParser parser) {
    super(parser, parser.getATN(), WickParser._decisionToDFA, WickParser._sharedContextCache);
  }

  @Override
  protected int getSynValidOrSemInvalidAltThatFinishedDecisionEntryRule(
      ATNConfigSet configs, ParserRuleContext outerContext) {
    return ATN.INVALID_ALT_NUMBER;
  }
}
