"""Bytes to the published folder: the only writer of the site. Start reading at `couplet.publish.site`."""
