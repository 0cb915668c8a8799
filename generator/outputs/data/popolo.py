"""The votes as Popolo has them, which OParl has not: motions, and what came of each."""

import json
from collections.abc import Mapping, Sequence

from generator.outputs.data.oparl_objects import Object, known_of
from generator.outputs.data.tables import MEETINGS, VOTES, VOTES_BY_PERSON, PlainRow, Source

RESULTS = {"carried": "pass", "lost": "fail"}


def popolo(source: Source, votes: Sequence[Mapping[str, Sequence[PlainRow]]]) -> bytes:
    """All votes, each with its motion, as Popolo has them; `votes` are the rows of the meetings that have any."""
    motions: list[Object] = []
    events: list[Object] = []
    for rows in votes:
        (meeting,) = rows[MEETINGS.name]
        for vote in rows[VOTES.name]:
            about = {"organization_id": meeting["organization"], "legislative_session_id": meeting["municipal_year"]}
            result = RESULTS.get(str(vote["result"]))
            motion = f"{vote['id']}-motion"
            motions.append(
                known_of({"id": motion, **about, "text": vote["motion"], "date": vote["start_date"], "result": result})
            )
            sides = {"yes": "yes", "no": "no", "abstain": "abstain", "absent": "absent", "not voting": "not_voting"}
            event = {
                "id": vote["id"],
                "motion_id": motion,
                **about,
                "start_date": vote["start_date"],
                "result": result,
                "counts": [
                    {"option": option, "value": vote[column]}
                    for option, column in sides.items()
                    if vote[column] is not None
                ],
                "votes": [
                    known_of({"voter_id": voter["person"], "voter": {"name": voter["name"]}, "option": voter["option"]})
                    for voter in rows[VOTES_BY_PERSON.name]
                    if voter["vote"] == vote["id"]
                ],
                "sources": [{"url": vote["url"]}] if source.root else [],
            }
            events.append(known_of(event))
    return f"{json.dumps({'motions': motions, 'vote_events': events}, ensure_ascii=False, indent=1)}\n".encode()
