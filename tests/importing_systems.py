"""Answers and a page of a committee system, as an invented council has them."""

COMMITTEES = """<?xml version="1.0" encoding="utf-8"?>
<committees><committeescount>2</committeescount>
<committee><committeeid>7</committeeid><committeetitle>Housing Panel</committeetitle></committee>
<committee><committeeid>8</committeeid><committeetitle>Full Council</committeetitle></committee>
</committees>"""
FILE = "<linkeddoc><attachmentid>{id}</attachmentid><title>{title}</title><url>{url}</url>{more}</linkeddoc>"


def item(title: str, number: int, more: str = "", files: str = "") -> str:
    """An item as GetMeeting answers it."""
    return (
        f"<agendaitem><agendaitemid>{number + 900}</agendaitemid><agendaitemnumber>{number}</agendaitemnumber>"
        f"<agendaitemtitle>{title}</agendaitemtitle>{more}<linkeddocuments>{files}</linkeddocuments></agendaitem>"
    )


def with_file(meeting: str, title: str, url: str) -> str:
    """The meeting with a file at its first item that has none."""
    none, file = "<linkeddocuments></linkeddocuments>", FILE.format(id=9, title=title, url=url, more="")
    return meeting.replace(none, f"<linkeddocuments>{file}</linkeddocuments>", 1)


def minuted(number: str, html: str) -> str:
    """The minute of an item, its HTML escaped as the service escapes it."""
    escaped = html.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return (
        f"<isminutepublished>True</isminutepublished><minutesitemnumber>{number}</minutesitemnumber>"
        f"<minutesnonemptyhtmlbody>{escaped}</minutesnonemptyhtmlbody>"
    )


JUNE = f"""<meeting><meetingid>101</meetingid><committeeid>7</committeeid><committeetitle>Housing Panel</committeetitle>
<meetingdate>12/06/2019</meetingdate><meetingtime>6.30 pm</meetingtime><meetingstatus>Confirmed</meetingstatus>
<meetinglocation>Committee Room 2, The Guildhall</meetinglocation><agendaitems>
{item("Apologies for Absence", 1, minuted("18", "<p>There were none.</p>"))}
{
    item(
        "Rents &amp;amp; arrears",
        2,
        minuted(
            "19",
            "<p>The Panel heard of arrears.</p><p><strong>RESOLVED</strong> that the Panel:</p>"
            "<ol><li>Notes the report</li><li>Asks for another</li></ol>",
        )
        + "<agendatext>&lt;p&gt;To say what is owed.&lt;/p&gt;</agendatext>",
        FILE.format(id=1, title="Rents report", url="{site}documents/s11/Rents%20report.pdf", more="")
        + FILE.format(
            id=2, title="Debtors", url="{site}documents/s12/Debtors.pdf", more="<isrestricted>True</isrestricted>"
        ),
    )
}
{
    item(
        "A tenant's claim (exempt: paragraph 3)",
        3,
        "<isrestricted>True</isrestricted>" + minuted("20", "<p>Mr Quennell owes money.</p>"),
        FILE.format(id=3, title="Claim", url="{site}documents/s13/Claim.pdf", more=""),
    )
}
{item("Not for display", 4, "<isdisplayallowed>False</isdisplayallowed>")}
</agendaitems></meeting>"""
SEPTEMBER = f"""<meeting><meetingid>102</meetingid><committeeid>7</committeeid><meetingdate>11/09/2019</meetingdate>
<meetingtime>18:30</meetingtime><meetingstatus>Cancelled</meetingstatus><agendaitems>{item("Repairs", 51)}</agendaitems>
</meeting>"""

PAGE = """<html><head><title>Agenda for Housing Panel on Wednesday, 12th June, 2019, 6.30 pm</title></head><body>
<a href="ieListDocuments.aspx?CId=7&amp;MId=101&amp;Ver=4">This meeting</a> <p>Venue: <span>The Guildhall</span></p>
<table class="mgItemTable">
<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt">18.</p></td><td>
  <p class="mgAiTitleTxt"><a class="mgAiTitleLnk" href="documents/s11/Rents%20report.pdf">Rents PDF 12 KB</a></p>
  <div class="mgWordPara"><p>To say what is owed.</p></div>
  <p class="mgSubItemTitleTxt">Additional documents:</p>
  <ul class="mgBulletList"><li><a href="documents/s12/Map.pdf">A map PDF 1 MB</a></li></ul>
  <p class="mgSubItemTitleTxt">Minutes:</p>
  <div class="mgWordPara"><p>The Panel heard of <b>arrears</b> &amp; rents.</p>
  <p>RESOLVED that it be noted.</p></div></td></tr>
<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt">19.</p></td><td><p class="mgAiTitleTxt">A claim</p>
  <a href="mgReasonsRestricted.aspx?ID=5">View the reasons why item 19 is restricted</a>
  <p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara">Mr Quennell owes money.</div></td></tr>
</table></body></html>"""
