@echo off
echo QuantLab runs on Linux and macOS; on Windows it runs inside WSL.
echo   1. Once: wsl --install
echo   2. In the WSL shell, in this folder: ./quantlab %*
exit /b 4
