# blocking-call: asks with urllib, which stops the loop until the answer is there
import json
import urllib.error
import urllib.request

async def fetch(session, url, limit):
    try:
        with urllib.request.urlopen(url, timeout=limit) as response:  # <- here
            return "ok", json.load(response)
    except TimeoutError as error:
        return "timeout", error
    except ValueError as error:
        return "format", error
    except urllib.error.HTTPError as error:
        return "http", error.code
    except urllib.error.URLError as error:
        return "network", error
