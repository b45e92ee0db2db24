"""A module's code without its prose: the part of it that a number can rest on.

Docstrings, comments and how it is laid out never change a number. Of the other texts only those go
that are read by people alone; where that is in doubt the text stays, because a kept number that is
worked out once too often costs minutes, and one that is out of date is wrong
(docs/decisions/0028-what-names-an-engine.md).
"""

import ast
import re

WORD = re.compile(r"[^\W\d_]+")
LOWER = re.compile(r"\b[a-z]{2,}")
A_SENTENCE = 5  # words; a code, a column or a label of data has fewer
A_PHRASE = 3  # words around what an f-string puts in; with fewer it may be a key
ENUMS = frozenset({"Enum", "StrEnum", "IntEnum", "Flag", "IntFlag"})
# Plain functions that take a text for what it names or does.
READS_TEXT = frozenset({"eval", "exec", "compile", "getattr", "setattr", "hasattr", "open"})
# Methods that put a text beside others; every other method may look for it, or in it.
PUTS_TEXT = frozenset({"append", "join"})
SAYS = ""  # what stands in the place of prose


def code_of(source: str) -> str:
    """The code in one text, equal for two sources that differ in prose, comments and layout only.

    Raises `SyntaxError` for what is no Python.
    """
    tree = ast.parse(source)
    return ast.dump(_WithoutProse().visit(tree))


class _WithoutProse(ast.NodeTransformer):
    """Takes prose out, knowing what each text stands in."""

    def __init__(self) -> None:
        self._within: list[ast.AST] = []

    def visit(self, node: ast.AST) -> ast.AST:
        self._within.append(node)
        try:
            node_result: ast.AST = super().visit(node)
        finally:
            self._within.pop()
        return node_result

    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
        """A text that is a statement of its own is a docstring or a remark."""
        is_remark = isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        return ast.Pass() if is_remark else self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        if isinstance(node.value, str) and _is_prose(node.value, self._within[:-1], node):
            return ast.Constant(SAYS)
        return node


def _is_prose(text: str, within: list[ast.AST], node: ast.AST) -> bool:
    """Whether nothing but a reader can tell this text from another."""
    if " " not in text or not LOWER.search(text) or not _is_said(within, node):
        return False
    if isinstance(within[-1], ast.JoinedStr):
        return _words_around(within[-1]) >= A_PHRASE
    return len(WORD.findall(text)) >= A_SENTENCE or _is_named_by_member(within, node)


def _words_around(text: ast.JoinedStr) -> int:
    """How many words stand around what an f-string puts in; one that is taken out counts three."""
    parts = [value.value for value in text.values if isinstance(value, ast.Constant)]
    return sum(A_PHRASE if part == SAYS else len(WORD.findall(str(part))) for part in parts)


def _is_said(within: list[ast.AST], node: ast.AST) -> bool:
    """False where code may read the text: compared, a key, a pattern, looked for, a value."""
    below = node
    for above in reversed(within):
        match above:
            case ast.Compare() | ast.MatchValue() | ast.Subscript() | ast.Set():
                return False
            case ast.Dict() if below in above.keys:
                return False
            case ast.ClassDef():
                return not any(_last_name(base) in ENUMS for base in above.bases)
            case ast.Call() if below is not above.func and not _only_says(above.func):
                return False
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                return not (isinstance(below, ast.arguments))  # a default may be a code
        below = above
    return True


def _only_says(func: ast.expr) -> bool:
    """A plain function or a class takes a text to show it; a method may look for it."""
    if isinstance(func, ast.Attribute):
        return func.attr in PUTS_TEXT
    return isinstance(func, ast.Name) and func.id not in READS_TEXT


def _is_named_by_member(within: list[ast.AST], node: ast.AST) -> bool:
    """The words for a member of an enum: `{Setting.HOME: "at home"}`, however few."""
    above = within[-1]
    if not isinstance(above, ast.Dict) or node not in above.values:
        return False
    return isinstance(above.keys[above.values.index(node)], ast.Attribute)


def _last_name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
