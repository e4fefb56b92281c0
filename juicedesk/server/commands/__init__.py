"""The API's commands by name: one function each (API sheet §6)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from juicedesk.juicenet.reading import Fields
from juicedesk.server.commands.account import (
    add_unit,
    get_account_units,
    get_waiting_units,
    logout,
)
from juicedesk.server.commands.cars import (
    add_car,
    delete_car,
    get_car_models,
    select_car,
    update_car,
)
from juicedesk.server.commands.contact import get_contact
from juicedesk.server.commands.history import get_history, get_plot
from juicedesk.server.commands.load_groups import get_load_groups, set_load_group
from juicedesk.server.commands.notifications import get_notifications, set_notifications
from juicedesk.server.commands.opened import check_device, get_server_info, get_timezones
from juicedesk.server.commands.ownership import (
    add_account_unit,
    delete_account_unit,
    delete_shares,
    get_share_pin,
    get_shares,
    pair_device,
    renew_token,
    share_device,
)
from juicedesk.server.commands.reading import get_info, get_schedule, get_state
from juicedesk.server.commands.writing import (
    set_charging_time,
    set_garage,
    set_info,
    set_limit,
    set_override,
    set_schedule,
)
from juicedesk.server.house import House
from juicedesk.server.unit import Unit

Answer = dict[str, object]
OpenCommand = Callable[[House, Fields, str], Awaitable[Answer]]
"""The last argument is the caller's address."""
AccountCommand = Callable[[House, Fields], Awaitable[Answer]]
GuestCommand = Callable[[House, Fields], Awaitable[Answer]]
UnitCommand = Callable[[House, Unit, Fields], Awaitable[Answer]]

OPEN_COMMANDS: Mapping[str, OpenCommand] = {
    "get_server_info": get_server_info,
    "get_timezones": get_timezones,
    "get_car_models": get_car_models,
    "check_device": check_device,
}
"""Need no token, on `/box_pin`."""

GUEST_COMMANDS: Mapping[str, GuestCommand] = {
    "share_device": share_device,
    "pair_device": pair_device,
}
"""Need a PIN, on either path."""

ACCOUNT_COMMANDS: Mapping[str, AccountCommand] = {
    "get_account_units": get_account_units,
    "get_waiting_units": get_waiting_units,
    "add_unit": add_unit,
    "get_contact": get_contact,
    "get_load_groups": get_load_groups,
    "set_load_group": set_load_group,
    "logout": logout,
}
"""Need the account token, on `/box_pin`."""

UNIT_COMMANDS: Mapping[str, UnitCommand] = {
    "get_state": get_state,
    "get_info": get_info,
    "get_schedule": get_schedule,
    "set_schedule": set_schedule,
    "set_info": set_info,
    "set_limit": set_limit,
    "set_override": set_override,
    "set_charging_time": set_charging_time,
    "get_history": get_history,
    "get_plot": get_plot,
    "get_notifications": get_notifications,
    "set_notifications": set_notifications,
    "set_garage": set_garage,
    "add_car": add_car,
    "update_car": update_car,
    "select_car": select_car,
    "delete_car": delete_car,
}
"""Need the unit token alone, on `/box_api_secure`."""

OWNER_COMMANDS: Mapping[str, UnitCommand] = {
    "add_account_unit": add_account_unit,
    "delete_account_unit": delete_account_unit,
    "get_share_pin": get_share_pin,
    "get_shares": get_shares,
    "delete_shares": delete_shares,
    "renew_token": renew_token,
}
"""Need the unit token and the account token, on `/box_api_secure`."""

_ONE_ACCOUNT = "This server has one account only: whoever has its token owns every unit."
_NO_PROGRAMMES = "This server belongs to no utility and has no programmes to sign up for."
LEFT_OUT: Mapping[str, str] = {
    "register_pushes": "This server sends no push messages.",
    "get_reset_pin": _ONE_ACCOUNT,
    "reset_ownership": _ONE_ACCOUNT,
    "get_utilitybill_url": _NO_PROGRAMMES,
    "get_program_signup_info": _NO_PROGRAMMES,
    "set_program_signup_info": _NO_PROGRAMMES,
    "delete_program_signup_info": _NO_PROGRAMMES,
}
"""Commands of the vendor's that make no sense at home, and why (decision 0007); refused on either path."""
