@echo off
rem Windows: a double click sets everything up and opens the desk's door.
rem Not yet tried on a Windows machine; if it fails, please tell us the last lines it printed.
chcp 65001 >nul
cd /d "%~dp0"
set PYTHONUTF8=1

py -3 -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>nul
if errorlevel 1 (
    echo 需要 Python 3.11 或更新的版本：请从 Python 官方网站或微软商店安装，再双击一次。
    echo Python 3.11 or newer is needed: please install it from the Python website or the Microsoft Store, then double-click again.
    goto wait
)

if exist .venv\ready.txt fc /b requirements.txt .venv\ready.txt >nul 2>nul && goto serve

echo 正在安装程序库，约两分钟，只需一次……
echo Installing the libraries: about two minutes, only this once...
if not exist .venv\Scripts\python.exe py -3 -m venv .venv
set WHEELS=
if exist wheels set WHEELS=--no-index --find-links wheels
.venv\Scripts\python -m pip install -qq %WHEELS% --require-hashes -r requirements.txt
if errorlevel 1 goto failed
.venv\Scripts\python -m pip install -qq --no-deps --no-build-isolation --editable .
if errorlevel 1 goto failed
copy /y requirements.txt .venv\ready.txt >nul

.venv\Scripts\python -c "import weasyprint" >nul 2>nul
if errorlevel 1 (
    echo 这台电脑上 PDF 暂时用不了；纸件可用 DOCX，或从浏览器打印。
    echo No PDF on this computer for now; papers come as DOCX or by printing from the browser.
)

:serve
.venv\Scripts\facilitate serve --open
if not errorlevel 1 goto end

:failed
echo 没有成功。请把上面最后几行发给帮您的人。
echo That did not work. Please send the last lines above to whoever helps you.

:wait
pause
:end
