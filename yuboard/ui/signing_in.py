"""Signing in and out: a small control in the head of every page, where a way to sign in is set up."""

import streamlit as st

from yuboard.access.people import Person
from yuboard.ui import identity
from yuboard.wording.markdown import escape

ROLE_WORDS = {"reporter": "填报人", "reviewer": "审核人"}
_PERSON = "sign_in_as"


def control() -> None:
    """The control: who is signed in, and the way in or out."""
    ways = identity.ways()
    if not ways:
        return
    claim, person = identity.claim(), identity.person()
    label = "登录" if claim is None else escape(person.name) if person else "只读"
    with st.container(key="screen_only_sign_in"), st.popover(label, icon=":material/person:"):
        if problem := identity.list_problem():
            st.error("人员名单有误，改正之前谁也不能填报和审核：")
            st.code(problem, language=None)
        elif claim is None:
            _way_in(ways)
        else:
            st.markdown(f"**{escape(person.name)}**　{_place(person)}" if person else stranger(claim.identity))
            st.button("退出", on_click=identity.leave, icon=":material/logout:")


def _place(person: Person) -> str:
    author = person.author
    return escape("　".join(filter(None, (author.place.name, person.unit, ROLE_WORDS[author.role]))))


def stranger(name: str) -> str:
    """The sentence for somebody who is signed in and not in the list."""
    return f"“{escape(name)}”不在人员名单里，只能阅读；要填报或审核，请联系管理员。"


def _way_in(ways: tuple[str, ...]) -> None:
    if identity.OIDC in ways:
        st.button("用单位账号登录", on_click=st.login, icon=":material/login:", type="primary")
    if identity.HEADER in ways:
        st.markdown("统一登录没有给出您的身份，请从统一登录的入口打开本页。")
    if identity.CHOICE in ways:
        people = {person.identity: f"{person.name}　{_plain(person)}" for person in identity.known().values()}
        st.selectbox("开发登录（仅限本机）", people, key=_PERSON, format_func=people.__getitem__)
        st.button("以此人登录", on_click=_choose)


def _plain(person: Person) -> str:
    return f"{person.author.place.name}{ROLE_WORDS[person.author.role]}"


def _choose() -> None:
    identity.choose(st.session_state[_PERSON])
