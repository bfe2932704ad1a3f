// Wick, the script language of QuantLab: the one grammar, without actions, for the Java parser and for
// the browser's. What a grammar cannot say (lines, chained comparisons, effects, nesting) is in the
// package io.quantlab.dsl.parser. docs/reference/diagnostics.md lists the messages.
grammar Wick;

script      : langDecl? kindDecl? item* EOF ;
langDecl    : 'lang' INT ;
kindDecl    : kind=('indicator' | 'strategy' | 'events' | 'rule' | 'library') STRING argList? ;

item        : importDecl | inputDecl | constDecl | fnDecl | recordDecl | enumDecl
            | handler | riskBlock | testDecl | statement ;

importDecl  : 'import' STRING 'as' name ;
inputDecl   : 'input' name (':' type)? '=' expr ('in' expr)? ('step' expr)? STRING? argList? ;
constDecl   : 'export'? 'const' name (':' type)? '=' expr ;
fnDecl      : 'export'? 'fn' name '(' params? ')' ('->' type)? ('=' expr | block) ;
params      : param (',' param)* ','? ;
param       : name (':' type)? ('=' expr)? ;
recordDecl  : 'export'? 'record' name '{' field* '}' ;
field       : member ':' type ('=' expr)? (',' | ';')? ;
enumDecl    : 'export'? 'enum' name '{' member STRING? (',' member STRING?)* ','? '}' ;
handler     : HANDLER '(' params? ')' ('when' expr)? block ;
riskBlock   : 'risk' '{' (member ':' expr (',' | ';')?)* '}' ;
testDecl    : 'test' STRING block ;

block       : '{' statement* '}' ;
statement   : letStmt | varStmt | ifStmt | forStmt | whileStmt | matchStmt
            | 'return' expr? | 'break' | 'continue'
            | checkStmt | assignOrCall | ';' ;
letStmt     : 'let' (name | '(' name (',' name)* ')') (':' type)? '=' expr ;
varStmt     : 'live'? 'var' name (':' type)? '=' expr ;
ifStmt      : 'if' expr block ('else' (ifStmt | block))? ;
forStmt     : 'for' (name | '(' name ',' name ')') 'in' expr block ;
whileStmt   : 'while' expr block ;
matchStmt   : 'match' expr '{' matchArm* '}' ;
matchArm    : expr (',' expr)* '=>' (block | assignOrCall | 'return' expr) (',' | ';')? ;
checkStmt   : ('assert' | 'expect' | 'require') expr STRING? ;
assignOrCall: name (argList | '[' expr ']' | '.' member)* (op=('=' | '+=' | '-=' | '*=' | '/=') expr)? ;

expr        : ternary ;
ternary     : coalesce ('?' expr ':' expr)? ;
coalesce    : orExpr ('??' coalesce)? ;
orExpr      : andExpr ('or' andExpr)* ;
andExpr     : notExpr ('and' notExpr)* ;
notExpr     : 'not' notExpr | comparison ;
comparison  : rangeExpr (op=('==' | '!=' | '<' | '<=' | '>' | '>=' | 'in') rangeExpr)? ;
rangeExpr   : additive (('..' | '..=') additive)? ;
additive    : multiplicative (('+' | '-') multiplicative)* ;
multiplicative : unary (('*' | '/' | 'div' | 'mod') unary)* ;
unary       : ('-' | '+') unary | power ;
power       : withExpr ('^' unary)? ;
withExpr    : postfix ('with' recordLit)* ;
postfix     : primary (argList | '[' expr ']' | '.' member | '?.' member)* ;
argList     : '(' (arg (',' arg)* ','?)? ')' ;
arg         : (member ':')? expr ;

primary     : INT | FLOAT | PERCENT | DURATION | MONEY | STRING | COLOR
            | 'true' | 'false' | 'na' | 'none'
            | name
            | lambda
            | '(' expr ')'
            | recordLit
            | arrayLit | mapLit
            | ifExpr | matchExpr | atExpr ;
lambda      : (name | '(' (name (',' name)*)? ')') '->' expr ;
recordLit   : '(' member ':' expr (',' member ':' expr)* ','? ')' ;
arrayLit    : '[' (expr (',' expr)* ','?)? ']' ;
mapLit      : '[' (':' | expr ':' expr (',' expr ':' expr)* ','?) ']' ;
ifExpr      : 'if' expr '{' expr '}' 'else' ('{' expr '}' | ifExpr) ;
matchExpr   : 'match' expr '{' ((expr (',' expr)*) '=>' expr (',' | ';')?)* '}' ;
atExpr      : 'at' postfix '{' letStmt* expr '}' ;

name        : ID | 'lang' | 'indicator' | 'strategy' | 'events' | 'rule' | 'library' | 'input' | 'step' | 'risk' | 'test'
            | 'record' | 'series' | 'at' | 'with' | 'live' | 'export' | 'expect' | 'require' | 'import' | 'as' | 'enum' | 'when' | '_' ;
member      : name | 'if' | 'else' | 'for' | 'in' | 'while' | 'match' | 'return' | 'and' | 'or' | 'not' | 'div' | 'mod' | 'true' | 'false'
            | 'na' | 'none' | 'let' | 'var' | 'const' | 'fn' | 'break' | 'continue' | 'assert' | HANDLER ;

type        : name ('.' name)? ('<' type (',' type)* '>')? '?'? | '(' type (',' type)* ')' '->' type ;

HANDLER     : 'on_' [a-z] [a-z_]* ;
MONEY       : [0-9] [0-9_]* ('.' [0-9]+)? '_' [A-Z] [A-Z] [A-Z] ;
PERCENT     : [0-9] [0-9_]* ('.' [0-9]+)? ('%' | 'bp') ;
DURATION    : [0-9]+ ('ms' | 's' | 'm' | 'h' | 'd' | 'w' | 'mo' | 'y') ;
FLOAT       : [0-9] [0-9_]* '.' [0-9] [0-9_]* EXP? | [0-9] [0-9_]* EXP ;
INT         : [0-9] [0-9_]* | '0x' [0-9a-fA-F_]+ ;
fragment EXP: [eE] [+-]? [0-9]+ ;
COLOR       : '#' HEX HEX HEX HEX HEX HEX (HEX HEX)? ;
fragment HEX: [0-9a-fA-F] ;
STRING      : '"' (~["\\\r\n] | '\\' .)* '"' | '\'' (~['\\\r\n] | '\\' .)* '\'' ;
ID          : [\p{XID_Start}_] [\p{XID_Continue}]* ;
DOC         : '///' ~[\r\n]* -> channel(HIDDEN) ;
LINE_COMMENT: '//' ~[\r\n]* -> channel(HIDDEN) ;
COMMENT     : '/*' .*? '*/' -> channel(HIDDEN) ;
WS          : [ \t\r\n\u00A0]+ -> channel(HIDDEN) ;
UNTERMINATED: '"' (~["\\\r\n] | '\\' .)* ;
BAD         : . ;
