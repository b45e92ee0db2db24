"""From the rows a council wrote to the frames the models read, one subject a module.

Here 903 codes become the project's words; what a person may not see is left out already in `held`.
"""
