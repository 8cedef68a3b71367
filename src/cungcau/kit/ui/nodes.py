"""How a component becomes a template tag: the parse-time checks and the rendering.

A component is declared once, in `components.py`. This file knows nothing of any single one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.template import Context, Library, Template, TemplateSyntaxError
from django.template.base import FilterExpression, Node, NodeList, Parser, Token, token_kwargs
from django.utils.safestring import SafeString, mark_safe

REQUIRED: Any = object()
# Under this name the page's context holds the innermost component that is being drawn; no template can say it.
OPEN = "ui.open"
# A level that is one below the heading around, so that no level is ever skipped.
BELOW = 0
# A slot may stand inside these; anything else between it and its component is a mistake.
AROUND = ("if", "with", "for", "spaceless")

Values = dict[str, Any]
Prepare = Callable[[Values, Context], Mapping[str, Any]]
Render = Callable[..., SafeString]


@dataclass(frozen=True)
class Prop:
    """One input of a component: its value when left out, what it means, what it may be."""

    about: str
    default: Any = ""
    choices: tuple[str, ...] = ()

    @property
    def required(self) -> bool:
        return self.default is REQUIRED


@dataclass(frozen=True)
class Component:
    """A name, its props in the order they may be given by place, its slots, and who draws it.

    `block` components have a body and an end tag. `prepare` turns props into template variables;
    `render` draws small things in Python, without a template.
    """

    name: str
    about: str
    props: Mapping[str, Prop] = field(default_factory=dict)
    slots: tuple[str, ...] = ()
    block: bool = False
    prepare: Prepare | None = None
    render: Render | None = None

    @property
    def template_name(self) -> str:
        return f"ui/{self.name}.html"


@dataclass
class Open:
    """A component while its body is drawn: the slots filled so far, and the level of the heading above."""

    slots: dict[str, SafeString]
    level: int


class SlotNode(Node):
    """A named part of a component's body; the component, not its place, decides where it goes."""

    def __init__(self, name: str, nodelist: NodeList) -> None:
        self.name = name
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        context[OPEN].slots[self.name] = mark_safe(self.nodelist.render(context).strip())
        return SafeString("")


class ComponentNode(Node):
    """One use of a component in a template."""

    def __init__(self, component: Component, props: Mapping[str, FilterExpression], body: NodeList) -> None:
        self.component = component
        self.props = props
        self.nodelist = body

    def render(self, context: Context) -> SafeString:
        values = self._values(context)
        if self.component.render is not None:
            return self.component.render(**values)
        if self.component.block:
            values.update(self._inside(context, values))
        if self.component.prepare is not None:
            values.update(self.component.prepare(values, context))
        return self._template(context).render(_fresh(context, values))

    def _values(self, context: Context) -> Values:
        values = {name: prop.default for name, prop in self.component.props.items()}
        for name, expression in self.props.items():
            value = expression.resolve(context)
            prop = self.component.props[name]
            known = not prop.choices or prop.required or str(value) in prop.choices
            values[name] = value if known else prop.default
        if values.get("level") == BELOW:
            values["level"] = _level(context) + 1
        return values

    def _inside(self, context: Context, values: Values) -> Values:
        level = values["level"] if values.get("level") and values.get("title") else _level(context)
        frame = Open(dict.fromkeys(self.component.slots, SafeString("")), level)
        with context.push({OPEN: frame}):
            body = mark_safe(self.nodelist.render(context).strip())
        return {"slots": frame.slots, "body": body}

    def _template(self, context: Context) -> Template:
        if context.template is None:
            raise TemplateSyntaxError("a component is drawn inside a template only")
        return context.template.engine.get_template(self.component.template_name)


def _level(context: Context) -> int:
    """Level of the heading under which we are: that of the titled component around us, else the page's h1."""
    around = context.get(OPEN)
    return around.level if isinstance(around, Open) else 1


def _fresh(context: Context, values: Values) -> Context:
    """A component sees its props, the request and where help for the page is, nothing else: no name leaks in by accident."""
    fresh = context.new(values)
    for name in ("request", "csrf_token", "user", "help_address", "help_title"):
        if name in context and name not in values:
            fresh[name] = context[name]
    return fresh


def register_component(library: Library, component: Component) -> None:
    """Add the component's tag to a template library."""
    library.tag(component.name, lambda parser, token: _parse(component, parser, token))


def _parse(component: Component, parser: Parser, token: Token) -> ComponentNode:
    props = _props(component, parser, token.split_contents()[1:])
    body = NodeList()
    if component.block:
        body = parser.parse((f"end{component.name}",))
        parser.delete_first_token()
    return ComponentNode(component, props, body)


def _props(component: Component, parser: Parser, bits: list[str]) -> dict[str, FilterExpression]:
    names = list(component.props)
    given: dict[str, FilterExpression] = {}
    while bits:
        named = token_kwargs(bits, parser)
        if named:
            _refuse_unknown(component, named)
            given.update(named)
            continue
        if len(given) >= len(names):
            raise TemplateSyntaxError(f"{{% {component.name} %}} takes no value {bits[0]!r}")
        given[names[len(given)]] = parser.compile_filter(bits.pop(0))
    _refuse_missing(component, given)
    _refuse_wrong_choice(component, given)
    return given


def _refuse_unknown(component: Component, given: Mapping[str, object]) -> None:
    unknown = sorted(set(given) - set(component.props))
    if unknown:
        known = ", ".join(component.props) or "none"
        raise TemplateSyntaxError(f"{{% {component.name} %}} has no prop {unknown[0]!r}; it has: {known}")


def _refuse_missing(component: Component, given: Mapping[str, object]) -> None:
    for name, prop in component.props.items():
        if prop.required and name not in given:
            raise TemplateSyntaxError(f"{{% {component.name} %}} needs the prop {name!r}")


def _refuse_wrong_choice(component: Component, given: Mapping[str, FilterExpression]) -> None:
    for name, expression in given.items():
        choices = component.props[name].choices
        literal = expression.var if isinstance(expression.var, str) else None
        if choices and literal is not None and not expression.filters and literal not in choices:
            raise TemplateSyntaxError(f"{{% {component.name} {name}={literal!r} %}}: choose one of {', '.join(choices)}")


def parse_slot(components: Mapping[str, Component], parser: Parser, token: Token) -> SlotNode:
    """`{% slot "name" %}…{% endslot %}`, inside a component that has such a slot."""
    bits = token.split_contents()
    if len(bits) != 2:
        raise TemplateSyntaxError('{% slot "name" %} takes the slot\'s name and nothing else')
    name = bits[1].strip("\"'")
    outside = [command for command, _token in parser.command_stack[:-1] if command not in AROUND]
    around = outside[-1] if outside else ""
    component = components.get(around)
    if component is None or name not in component.slots:
        raise TemplateSyntaxError(f"{{% slot {name!r} %}} is not a slot of {around or 'the page'!r}")
    body = parser.parse(("endslot",))
    parser.delete_first_token()
    return SlotNode(name, body)
