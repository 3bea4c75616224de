"""The page at the root."""

from django.test import Client


def test_the_root_shows_a_page_that_leads_on_and_runs_no_script(client: Client):
    answer = client.get("/")
    assert answer.status_code == 200
    assert b'href="/api/docs"' in answer.content
    assert "default-src 'none'" in answer["Content-Security-Policy"]
