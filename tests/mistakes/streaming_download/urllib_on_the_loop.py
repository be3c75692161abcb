# blocking-call: downloads with urllib, which stops the loop until all is there
import urllib.request
from pathlib import Path


async def download(session, url, path):
    _, headers = urllib.request.urlretrieve(url, path)  # <- here
    return Path(path).stat().st_size
