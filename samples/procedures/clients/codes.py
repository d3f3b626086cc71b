#!/usr/bin/env python3
"""Goes through the whole catalogue, page by page, with nothing but the standard library."""

import base64
import json
import os
import urllib.request

API = os.environ.get("API", "http://localhost:5000/api/v1.0/pxcodes/")
LOGIN = os.environ.get("LOGIN", "admin:admin")


def get(url):
    """Gets a page of the API."""
    login = base64.b64encode(LOGIN.encode()).decode()
    request = urllib.request.Request(url, headers={"Authorization": "Basic " + login})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


url = API + "?after=&count=none"
while url:
    page = get(url)
    for item in page["items"]:
        print(item["pxcode"], item["procedure"])
    url = page["meta"]["next"]
